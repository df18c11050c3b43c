using LrFind.Cli;
using LrFind.Cli.Native;
using LrFind.Engines.Embedded;

return WiderExecutable.HandOver(args) ?? LrFindApp.RunProcess(args, threads => new EmbeddedEngine(threads));
