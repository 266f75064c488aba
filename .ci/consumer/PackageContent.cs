using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;
using Wdf.IoTargets;
using Wdf.IoTargets.Testing;

namespace Consumer;

/// <summary>Whether the packages hold what they should, and nothing of the machine that built them.</summary>
internal static class PackageContent
{
    private static readonly string[] Elements =
        ["license", "icon", "readme", "description", "releaseNotes", "tags", "authors", "copyright", "repository", "dependencies"];

    public static IEnumerable<string> Check(string folder, string builtIn)
    {
        foreach (var type in new[] { typeof(SimulatedKernel), typeof(Explore) })
        {
            var assembly = type.Assembly.GetName();
            var package = Path.Combine(folder, $"{assembly.Name}.{VersionOf(folder, assembly.Name!)}");
            if (assembly.GetPublicKeyToken() is not { Length: 8 })
            {
                yield return $"{assembly.Name} has no strong name.";
            }

            foreach (var wrong in CheckPackage(assembly.Name!, package + ".nupkg", builtIn)
                .Concat(CheckSymbols(assembly.Name!, package, builtIn)))
            {
                yield return $"{assembly.Name}: {wrong}";
            }
        }
    }

    private static IEnumerable<string> CheckPackage(string name, string path, string builtIn)
    {
        using var package = ZipFile.OpenRead(path);
        string[] expected =
        [
            "README.md", "CHANGELOG.md", "icon.png", $"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml",
            .. name == "Wdf.IoTargets" ? ["buildTransitive/Wdf.IoTargets.props"] : Array.Empty<string>(),
        ];
        foreach (var file in expected.Where(file => package.GetEntry(file) is not { Length: > 0 }))
        {
            yield return $"{file} is missing.";
        }

        var known = expected.Append($"{name}.nuspec").Append("[Content_Types].xml").Append("_rels/.rels");
        foreach (var file in package.Entries.Select(e => e.FullName).Except(known).Where(f => !f.StartsWith("package/", StringComparison.Ordinal)))
        {
            yield return $"{file} has no place here.";
        }

        var metadata = XDocument.Parse(Text(package, $"{name}.nuspec")).Root!.Elements().First();
        foreach (var element in Elements.Where(e => !metadata.Elements().Any(m => m.Name.LocalName == e)))
        {
            yield return $"the nuspec has no {element}.";
        }

        var bare = XDocument.Parse(Text(package, $"lib/net10.0/{name}.xml")).Descendants("member").Count(m => !m.HasElements);
        if (bare > 0)
        {
            yield return $"{bare} members have no documentation.";
        }

        if (name == "Wdf.IoTargets" && !File.ReadAllText("FirstTest.cs").Contains(FirstExample(Text(package, "README.md")), StringComparison.Ordinal))
        {
            yield return "the example of the README is not the one in .ci/consumer/FirstTest.cs, which is tried.";
        }

        foreach (var leak in Leaks(package, builtIn))
        {
            yield return leak;
        }
    }

    private static IEnumerable<string> CheckSymbols(string name, string path, string builtIn)
    {
        using var symbols = ZipFile.OpenRead(path + ".snupkg");
        using var package = ZipFile.OpenRead(path + ".nupkg");
        foreach (var leak in Leaks(symbols, builtIn))
        {
            yield return leak;
        }

        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbols, $"lib/net10.0/{name}.pdb")));
        var pdb = provider.GetMetadataReader();
        foreach (var document in pdb.Documents.Select(d => pdb.GetString(pdb.GetDocument(d).Name)).Where(d => !d.StartsWith("/_/", StringComparison.Ordinal)))
        {
            yield return $"the symbols name the source {document}.";
        }

        using var image = new PEReader(new MemoryStream(Bytes(package, $"lib/net10.0/{name}.dll")));
        var debug = image.ReadDebugDirectory();
        var codeView = image.ReadCodeViewDebugDirectoryData(debug.First(d => d.Type == DebugDirectoryEntryType.CodeView));
        if (codeView.Guid != new BlobContentId(pdb.DebugMetadataHeader!.Id).Guid)
        {
            yield return "the symbols belong to another build of the assembly.";
        }

        if (debug.All(d => d.Type != DebugDirectoryEntryType.Reproducible))
        {
            yield return "the assembly is not deterministic.";
        }
    }

    private static IEnumerable<string> Leaks(ZipArchive archive, string builtIn)
    {
        // A user's home as well, unless it is too short to mean anything.
        var paths = new[] { builtIn, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) }.Where(p => p.Length > 3).Select(p => p + "/");
        foreach (var path in paths)
        {
            foreach (var entry in archive.Entries)
            {
                var bytes = Bytes(archive, entry.FullName);
                if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(path)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(path)) >= 0)
                {
                    yield return $"{entry.FullName} names {path}.";
                }
            }
        }
    }

    private static string VersionOf(string folder, string name)
    {
        var prefix = name + ".";
        return Directory.GetFiles(folder, prefix + "*.nupkg").Select(f => Path.GetFileNameWithoutExtension(f)[prefix.Length..]).Single(v => char.IsAsciiDigit(v[0]));
    }

    private static string FirstExample(string readme)
    {
        var lines = readme.ReplaceLineEndings("\n").Split("```csharp\n")[1].Split("```")[0].Split('\n');
        return string.Join('\n', lines.SkipWhile(l => l.StartsWith("using Wdf", StringComparison.Ordinal) || l.Length == 0)).TrimEnd();
    }

    private static string Text(ZipArchive archive, string name) => Encoding.UTF8.GetString(Bytes(archive, name)).TrimStart('\uFEFF');

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var stream = (archive.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing.")).Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
