using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Foundation;

public class Sha256Tests
{
    // FIPS 180-4 and NIST's examples.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void The_published_examples_come_out(string text, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(Sha256.HashData(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Every_length_around_the_ends_of_blocks_is_as_the_platform_has_it()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))];
        for (int length = 0; length <= bytes.Length; length++)
            Assert.Equal(SHA256.HashData(bytes.AsSpan(0, length)), Sha256.HashData(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void However_the_bytes_come_the_digest_is_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), pieces =>
    {
        var hash = new Sha256();
        foreach (byte[] piece in pieces)
            hash.Append(piece);
        return hash.Finish().SequenceEqual(SHA256.HashData([.. pieces.SelectMany(p => p)]));
    }));
}
