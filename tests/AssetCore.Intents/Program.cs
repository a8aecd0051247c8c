using AssetCore.Intents;

return await IntentsProgram.RunAsync(args);
