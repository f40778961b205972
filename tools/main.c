/* SPDX-FileCopyrightText: 2026 The gst-jsonclip authors
 * SPDX-License-Identifier: LGPL-2.1-or-later */

/* jsonclip: finds the command in the table and hands over. Knows none of
 * them. */
#include "config.h"

#include "command.h"
#include "exit-codes.h"
#include "keyring.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
print_help (void)
{
  g_print ("Usage: jsonclip COMMAND [OPTIONS] ...\n\n"
           "One prompt becomes a finished video, stage by stage.\n\n"
           "Commands:\n");
  for (guint i = 0; commands[i]; i++)
    if (commands[i]->summary)
      g_print ("  %-9s %s\n", commands[i]->name, commands[i]->summary);
  g_print ("\nExamples:\n");
  for (guint i = 0; commands[i]; i++)
    if (commands[i]->summary && commands[i]->examples) {
      const gchar *end = strchr (commands[i]->examples, '\n');

      g_print (
          "%.*s\n", (int) (end - commands[i]->examples), commands[i]->examples);
    }
  g_print ("\n`jsonclip COMMAND --help` tells more about each,\n"
           "`jsonclip --version` which version this is.\n\nExit status:\n");
  for (guint i = 0; exit_codes[i].meaning; i++)
    g_print ("  %3d  %s\n", exit_codes[i].code, exit_codes[i].meaning);
}

static gint
refuse (const gchar *name)
{
  g_printerr ("jsonclip: unknown command \"%s\"; there are", name);
  for (guint i = 0; commands[i]; i++)
    if (commands[i]->summary)
      g_printerr ("%s %s", i ? "," : "", commands[i]->name);
  g_printerr ("%s\n", *name == '-' ? "; options follow the command" : "");
  return COMMAND_USAGE;
}

/* A file that were opened as number 1 would get what is printed. */
static void
fill_standard_files (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd >= 0)
    close (fd);
}

/* Of the user's own file, if that can be read: what is wrong with it is for the
 * commands to tell that need it. */
static void
take_keys (void)
{
  g_autoptr (ProviderConfig) config = provider_config_load (NULL, NULL);
  g_auto (GStrv) variables = provider_config_key_variables (config);

  keyring_take ((const gchar *const *) variables);
}

/* What could not be printed has not been done. */
static gint
flush (gint status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  g_printerr ("jsonclip: cannot write to the standard output\n");
  return status == COMMAND_DONE ? COMMAND_FAILED : status;
}

/* "help COMMAND" is "COMMAND --help". */
static void
turn_help (int argc, char **argv)
{
  static gchar help[] = "--help";

  if (argc != 3 || strcmp (argv[1], "help") != 0)
    return;
  argv[1] = argv[2];
  argv[2] = help;
}

int
main (int argc, char **argv)
{
  const gchar *name;
  const Command *command;

  fill_standard_files ();
  take_keys ();
  setlocale (LC_ALL, "");
  g_set_prgname ("jsonclip");
  turn_help (argc, argv);
  name = argc > 1 ? argv[1] : "--help";
  if (strcmp (name, "--version") == 0) {
    g_print ("jsonclip %s\n", PACKAGE_VERSION);
    return COMMAND_DONE;
  }
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0
      || strcmp (name, "help") == 0) {
    print_help ();
    return argc > 1 ? COMMAND_DONE : COMMAND_USAGE;
  }
  command = command_find (name);
  if (!command)
    return refuse (name);
  return flush (command->run (command, argc - 1, argv + 1));
}
