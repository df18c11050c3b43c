using LrFind.Cli;
using LrFind.Nn;

return LrFindApp.RunProcess(args, threads => new EmbeddedEngine(threads));
