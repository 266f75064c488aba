namespace Wdf.IoTargets.Samples.Tests.Docs;

/// <summary>What the documents print is what the code does.</summary>
public class DocumentOutputTests
{
    [Fact]
    public void The_first_test_of_the_README_fails_with_the_report_that_stands_there()
    {
        var test = () => new Snippets.FirstTest.MyDriverTests().A_device_that_never_answers();

        var report = test.Should().Throw<KernelDeadlockException>().Which.Message;

        ShouldHaveInOrder(report, "README.md", "Deadlock:");
    }

    /// <summary>All lines of a text block of a document stand in a text, in the same order.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="document">The document.</param>
    /// <param name="beginning">What is in the first line of the block.</param>
    internal static void ShouldHaveInOrder(string actual, string document, string beginning)
    {
        var block = DocumentText.Blocks(document, "text").Should().ContainSingle(b => b[0].Contains(beginning, StringComparison.Ordinal)).Which;
        var lines = DocumentText.Lines(actual);
        var at = -1;
        foreach (var line in block)
        {
            at = Array.FindIndex(lines, at + 1, l => l == line);
            at.Should().BeGreaterThanOrEqualTo(0, "{0} says '{1}', and the output is\n{2}", document, line, actual);
        }
    }
}
