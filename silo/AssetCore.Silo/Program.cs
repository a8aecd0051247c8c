using AssetCore.Silo.Composition;

// In a container the silo asks itself whether it is well.
if (HealthCheck.IsAskedFor(args)) return await HealthCheck.RunAsync(args);

// Everything that is wrong with the settings is told at once, before anything is started.
if (!SiloApplication.TryBuild(args, out var application, out var faults)) return StartFailure.Report(faults);

await using (application)
{
    if (await StartFailure.StartAsync(application) is { } reasons) return StartFailure.Report(reasons);
    await application.WaitForShutdownAsync();
    return 0;
}
