using System.Collections.Immutable;

namespace AssetCore.Recovery.Verification;

/// <summary>Gathers what a verification finds. One caller at a time.</summary>
internal sealed class VerifyFindings
{
    /// <summary>
    /// Findings that are kept: a log in which nothing fits any more has one for each batch, and nobody reads them all.
    /// </summary>
    private const int FindingsMax = 100;

    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly ImmutableArray<string>.Builder _notes = ImmutableArray.CreateBuilder<string>();
    private long _dropped;

    /// <summary>True if nothing is broken so far.</summary>
    public bool IsEmpty => _findings.Count == 0;

    /// <summary>Something is broken.</summary>
    public void Add(Finding finding)
    {
        if (_findings.Count < FindingsMax) _findings.Add(finding);
        else _dropped++;
    }

    /// <summary>Something is worth knowing.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>All that was found.</summary>
    public (ImmutableArray<Finding> Findings, ImmutableArray<string> Notes) End()
    {
        if (_dropped > 0) Note($"{_dropped} more findings are not listed");
        return (_findings.ToImmutable(), _notes.ToImmutable());
    }
}
