using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Intents.Journal;

/// <summary>
/// A file of entries, one JSON text a line, each on the disk before its writer goes on: whatever waits is written and
/// flushed together. Any thread.
/// </summary>
internal sealed class IntentJournal : IAsyncDisposable
{
    private static readonly TimeSpan s_forever = Timeout.InfiniteTimeSpan;

    private readonly BlockingCollection<(byte[] Line, TaskCompletionSource Written)> _waiting = [];
    private readonly SafeFileHandle _file;
    private readonly Thread _writer;
    private long _length;

    /// <param name="path">The file; made if missing, continued if there.</param>
    public IntentJournal(string path)
    {
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        _length = RandomAccess.GetLength(_file);
        _writer = new Thread(Write) { IsBackground = true, Name = "journal" };
        _writer.Start();
    }

    /// <summary>
    /// Reads a journal. A last line without its end was never on the disk as a whole, and is left out.
    /// </summary>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var entries = new List<JournalEntry>();
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            entries.Add(JsonSerializer.Deserialize<JournalEntry>(bytes[..end])!);
            bytes = bytes[(end + 1)..];
        }

        return entries;
    }

    /// <summary>Writes an entry; completes when it is on the disk.</summary>
    public Task AppendAsync(JournalEntry entry)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(([.. JsonSerializer.SerializeToUtf8Bytes(entry), (byte)'\n'], written));
        return written.Task;
    }

    public ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        _writer.Join(s_forever);
        _waiting.Dispose();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write()
    {
        var together = new List<(byte[] Line, TaskCompletionSource Written)>();
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            together.Add(first);
            while (_waiting.TryTake(out var more)) together.Add(more);
            try
            {
                Flush(together);
                foreach (var (_, written) in together) written.SetResult();
            }
            catch (IOException fault)
            {
                foreach (var (_, written) in together) written.TrySetException(fault);
            }

            together.Clear();
        }
    }

    private void Flush(List<(byte[] Line, TaskCompletionSource Written)> together)
    {
        RandomAccess.Write(_file, [.. together.Select(one => (ReadOnlyMemory<byte>)one.Line)], _length);
        RandomAccess.FlushToDisk(_file);
        _length += together.Sum(one => (long)one.Line.Length);
    }
}
