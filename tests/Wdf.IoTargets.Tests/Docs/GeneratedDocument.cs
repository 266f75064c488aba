using Wdf.IoTargets.Tests.Ddi.Coverage;

namespace Wdf.IoTargets.Tests.Docs;

/// <summary>A document under <c>docs</c> that is made from the code: a test compares it, and writes it anew when it is asked to.</summary>
internal static class GeneratedDocument
{
    /// <summary>Fails unless the file has the text; writes it first when <c>WDF_UPDATE_DOCS</c> is 1.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">Its text.</param>
    public static void Check(string name, string text)
    {
        var path = Repository.PathOf(Path.Combine("docs", name));
        if (Environment.GetEnvironmentVariable("WDF_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, text);
        }

        var isUpToDate = File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text;

        isUpToDate.Should().BeTrue("run the tests once with WDF_UPDATE_DOCS=1 to write docs/{0} anew", name);
    }
}
