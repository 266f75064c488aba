namespace Wdf.IoTargets.Conformance;

/// <summary>With options of its own it runs folders of scenarios; without, it is the test project's entry point.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) =>
        FolderRun.TryParse(args, out var run)
            ? run.Execute(Console.Out)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
