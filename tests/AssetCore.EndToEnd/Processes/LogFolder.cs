namespace AssetCore.EndToEnd.Processes;

/// <summary>
/// Everything that a test of several processes leaves: journals, tokens, and what the processes printed. Gone with a
/// test that passes; kept, and named in the test's output, for one that fails.
/// </summary>
internal sealed class LogFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assetcore-cluster-");
    private readonly List<(string Name, SiloProcess Silo)> _silos = [];
    private bool _isPassed;

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Keeps what this silo will have printed.</summary>
    public SiloProcess Keep(string name, SiloProcess silo)
    {
        _silos.Add((name, silo));
        return silo;
    }

    /// <summary>The test has reached its end: nobody will want to see anything.</summary>
    public void Passed() => _isPassed = true;

    public void Dispose()
    {
        if (_isPassed)
        {
            _folder.Delete(recursive: true);
            return;
        }

        foreach (var (name, silo) in _silos) File.WriteAllText(Path($"{name}.log"), silo.Output);
        var message = $"What the processes printed: tail -n 40 {_folder.FullName}/*.log";
        TestContext.Current.TestOutputHelper?.WriteLine(message);
        Console.Error.WriteLine(message);
    }
}
