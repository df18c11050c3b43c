using LrFind.Cli;
using LrFind.Engines.Embedded;

return LrFindApp.RunProcess(args, threads => new EmbeddedEngine(threads));
