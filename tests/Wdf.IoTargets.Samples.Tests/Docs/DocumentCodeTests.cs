namespace Wdf.IoTargets.Samples.Tests.Docs;

/// <summary>The C# code of the documents is code that is compiled and run: of a sample, or of a test in Snippets.</summary>
public class DocumentCodeTests
{
    public static TheoryData<string> Documents => [.. DocumentText.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_block_stands_in_a_source_file(string document)
    {
        foreach (var block in DocumentText.Blocks(document, "csharp"))
        {
            var code = block.SkipWhile(static l => l.Length == 0 || (l.StartsWith("using ", StringComparison.Ordinal) && l.EndsWith(';') && !l.Contains('='))).ToArray();

            DocumentText.Sources.Should().Contain(source => Contains(source, code), "{0} has the code\n{1}\nand no sample or snippet does", document, string.Join('\n', code));
        }
    }

    [Fact]
    public void The_documents_have_code() =>
        DocumentText.Documents.Sum(static d => DocumentText.Blocks(d, "csharp").Count).Should().BeGreaterThan(15);

    private static bool Contains(string[] source, string[] code) =>
        Enumerable.Range(0, Math.Max(0, source.Length - code.Length + 1)).Any(i => source.AsSpan(i, code.Length).SequenceEqual(code));
}
