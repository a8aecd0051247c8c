using System.CommandLine;
using System.CommandLine.Parsing;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Recovery.Verification;

namespace AssetCore.Cli.Commands;

/// <summary>
/// <c>--expect-seq</c> and <c>--expect-hash</c>: what was kept elsewhere of a log, as an earlier <c>log verify</c> or
/// an
/// <c>export</c> told it.
/// </summary>
internal sealed class ExpectedHeadOptions
{
    private readonly Option<long?> _seq = new("--expect-seq")
    {
        Description = "The log must hold a batch that ends at this world_seq: closes the one gap that nothing in the "
            + "store can, a tail that was cut off between two frames.",
        HelpName = "N",
    };

    private readonly Option<string?> _hash = new("--expect-hash")
    {
        Description = "And that batch, or the seal behind it, must have this frame_hash.",
        HelpName = "HEX",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_seq);
        command.Add(_hash);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_seq) is < 1) result.AddError("Option '--expect-seq' takes a number from 1.");
            if (result.GetValue(_hash) is not { } hash) return;
            if (result.GetValue(_seq) is null) result.AddError("--expect-hash comes with --expect-seq.");
            if (Parse(hash) is null) result.AddError("Option '--expect-hash' takes 64 hexadecimal digits.");
        });
    }

    /// <summary>True if a head is expected.</summary>
    public bool IsGiven(CommandResult result) => result.GetValue(_seq) is not null;

    /// <summary>The head that is expected; null if none is.</summary>
    public ExpectedHead? Read(ParseResult arguments) => arguments.GetValue(_seq) is { } seq
        ? new ExpectedHead(new WorldSeq(seq), arguments.GetValue(_hash) is { } hash ? Parse(hash) : null)
        : null;

    private static Hash256? Parse(string text)
    {
        if (text.Length != 2 * Hash256.Bytes || !text.All(char.IsAsciiHexDigit)) return null;
        return new Hash256(Convert.FromHexString(text));
    }
}
