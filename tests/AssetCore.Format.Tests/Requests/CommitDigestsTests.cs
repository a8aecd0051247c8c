using System.Security.Cryptography;
using System.Text;
using AssetCore.Commits;
using AssetCore.Format.Hashing;
using AssetCore.Format.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;
using CsCheck;

namespace AssetCore.Format.Tests.Requests;

public sealed class CommitDigestsTests
{
    private static readonly Gen<(int Key, int Metadata)> s_sizes =
        Gen.Select(Gen.Int[1, CommitLimits.IdempotencyKeyLengthMax], Gen.Int[0, 900]);

    [Fact]
    public void Digests_taken_together_are_those_of_the_platform_at_every_length()
    {
        for (var length = 1; length <= CommitLimits.IdempotencyKeyLengthMax; length++)
        {
            var commits = Enumerable.Range(0, 11).Select(number => Commit(number, length, length * 5)).ToArray();
            CommitDigests.Take(commits);
            foreach (var commit in commits)
            {
                var key = Encoding.UTF8.GetBytes(commit.Request.IdempotencyKey!);
                Assert.Equal(Hash128.Read(SHA256.HashData(key)), commit.KeyDigest);
                Assert.Equal(Hash128.Read(SHA256.HashData(commit.Canonical.Span)), commit.RequestDigest);
            }
        }
    }

    [Fact]
    public void Digests_taken_for_many_commits_are_those_that_each_takes_by_itself() =>
        s_sizes.Array[0, 40].Sample(sizes =>
        {
            var number = 0;
            var commits = sizes.Select(size => Commit(number++, size.Key, size.Metadata)).ToArray();
            CommitDigests.Take(commits);
            foreach (var commit in commits)
            {
                Assert.Equal(Digest.OfKey(commit.Request.IdempotencyKey!), commit.KeyDigest);
                Assert.Equal(Digest.OfBytes(commit.Canonical.Span), commit.RequestDigest);
            }
        });

    [Fact]
    public void What_a_subject_hides_has_no_digest_that_anybody_could_take()
    {
        var commits = Enumerable.Range(0, 10)
            .Select(number => PreparedCommit.Create(Request(number, 5, 5) with { SubjectId = new SubjectId("subject") }))
            .ToArray();
        CommitDigests.Take(commits);
        Assert.All(commits, static commit => Assert.Equal(Hash128.Zero, commit.RequestDigest));
    }

    private static PreparedCommit Commit(int number, int key, int metadata) =>
        PreparedCommit.Create(Request(number, key, metadata));

    private static CommitRequest Request(int number, int key, int metadata) => new()
    {
        Operations = [new RegisterClass(new ClassId("gold"), "Gold", 0, null)],
        IdempotencyKey = $"{new string('é', key - 1)}{(char)('a' + (number % 26))}",
        Metadata = new(Encoding.UTF8.GetBytes($"{{\"m\":\"{number}{new string('x', metadata)}\"}}")),
    };
}
