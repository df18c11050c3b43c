using LrFind.Regret;

// Run from the root of the repository: [STUDY] [--data FILE[:TARGET]…]. Without arguments: how good are suggestions?
return StudyCommand.Run(args);
