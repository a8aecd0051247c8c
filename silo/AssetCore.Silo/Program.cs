using AssetCore.Silo.Composition;

// In a container the silo asks itself whether it is well.
if (HealthCheck.IsAskedFor(args)) return await HealthCheck.RunAsync(args);

if (SiloArguments.AskForHelp(args)) return SiloArguments.PrintUsage();
if (SiloArguments.FindFaults(args).ToList() is { Count: > 0 } misunderstood)
    return StartFailure.Report([.. misunderstood, "--help tells what there is."]);

// Everything that is wrong with the settings is told at once, before anything is started.
if (!SiloApplication.TryBuild(args, out var application, out var faults)) return StartFailure.Report(faults);

await using (application)
{
    if (await StartFailure.StartAsync(application) is { } reasons) return StartFailure.Report(reasons);
    await application.WaitForShutdownAsync();
    return 0;
}
