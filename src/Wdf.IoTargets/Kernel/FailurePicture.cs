using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>The page that shows a failed run: where it goes, and how the failure tells of it.</summary>
/// <remarks>Nothing here throws: a test has failed, and what is thrown is its failure.</remarks>
internal static class FailurePicture
{
    /// <summary>Where <see cref="Exception.Data"/> has the path.</summary>
    public const string DataKey = "Wdf.Picture";

    private const string Variable = "WDF_PICTURES";
    private const string Off = "off";
    private const int MostPages = 500;
    private const int MostCharacters = 120;

    private static readonly Dictionary<string, int> Written = [];
    private static int _pages;

    /// <summary>Draws the page from a kernel, a title and the findings. The room of pictures, which is above this one, sets it when the assembly is loaded.</summary>
    public static Func<SimulatedKernel, string, IReadOnlyList<string>, string>? Draw { get; set; }

    /// <summary>Where pages go unless an option says otherwise; null for nowhere.</summary>
    public static string? DefaultDirectory => Environment.GetEnvironmentVariable(Variable) switch
    {
        null => Path.Combine(AppContext.BaseDirectory, "TestResults"),
        "" or Off => null,
        { } directory => directory,
    };

    /// <summary>Writes the page and tells the exception of it.</summary>
    /// <param name="kernel">The kernel, whose run has failed.</param>
    /// <param name="exception">What the run throws.</param>
    /// <param name="findings">What the run found.</param>
    /// <param name="body">What ran; null when nothing did.</param>
    /// <returns>The path; null when there is no page.</returns>
    public static string? Add(SimulatedKernel kernel, Exception exception, IReadOnlyList<string> findings, Delegate? body)
    {
        if (kernel.Options.PictureDirectory is not { Length: > 0 } directory || kernel.Trace.TotalCount == 0 || Draw is null || IsNoFailure(exception))
        {
            return null;
        }

        try
        {
            var name = kernel.Options.PictureName is { Length: > 0 } given ? given : RunName.Of(body);
            if (NextPath(directory, name) is not { } path)
            {
                return null;
            }

            Directory.CreateDirectory(directory);
            File.WriteAllText(path, Draw(kernel, name, findings));
            Tell(exception, $"Picture of the run: {path}", path);
            return path;
        }
        catch (Exception e)
        {
            Tell(exception, $"The picture of the run could not be written to {directory}: {e.Message}", path: null);
            return null;
        }
    }

    private static void Tell(Exception exception, string note, string? path)
    {
        if (exception is IPictured pictured)
        {
            pictured.AddPictureNote(note);
        }
        else
        {
            Console.Error.WriteLine(note);
        }

        if (path is not null && !exception.Data.IsReadOnly)
        {
            exception.Data[DataKey] = path;
        }
    }

    // Test frameworks end a test that is skipped, or declared passed or undecided, with an exception too.
    private static bool IsNoFailure(Exception exception) =>
        exception.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal)
        || exception.GetType().Name is "IgnoreException" or "InconclusiveException" or "SuccessException" or "AssertInconclusiveException" or "SkipException";

    // The same name each time the tests are run; one that fails several times in a process, as a theory does, gets numbers.
    private static string? NextPath(string directory, string name)
    {
        var safe = string.Concat(name.Take(MostCharacters).Select(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')).TrimStart('.');
        var path = Path.Combine(Path.GetFullPath(directory), safe.Length == 0 ? "run" : safe);
        lock (Written)
        {
            if (_pages == MostPages)
            {
                return null;
            }

            _pages++;
            var number = Written[path] = Written.GetValueOrDefault(path) + 1;
            return number == 1 ? path + ".html" : string.Create(CultureInfo.InvariantCulture, $"{path}.{number}.html");
        }
    }
}
