using LrFind.TorchSharp.Natives;

LibTorch.Load();
return 0;
