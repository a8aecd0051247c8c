using System.Globalization;
using AssetCore.Grains.Upkeep;
using AssetCore.Grains.Worlds;
using Microsoft.Extensions.Logging;

namespace AssetCore.Simulation.Silos;

/// <summary>Keeps what a silo reports.</summary>
internal sealed class SiloTrace : ILogger<WorldJournal>, ILogger<UpkeepService>
{
    private readonly List<string> _reports = [];
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Reports => _reports;

    /// <summary>Reports of faults that no outage explains: the level is Error.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{logLevel}: {formatter(state, exception)} {exception}");
        _reports.Add(text);
        if (logLevel >= LogLevel.Error) _faults.Add(text);
    }
}
