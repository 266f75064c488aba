namespace Wdf.IoTargets;

/// <content>The object namespace: names of devices, and symbolic links to them.</content>
public sealed partial class SimulatedKernel
{
    private readonly Lock _namespaceLock = new();
    private readonly Dictionary<string, KernelObject> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _links = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a symbolic link (IoCreateSymbolicLink), such as <c>\??\Disk0</c> to <c>\Device\Disk0</c>.</summary>
    /// <param name="link">The link's name.</param>
    /// <param name="target">The name that it leads to; it need not exist yet.</param>
    /// <returns>False when the name is taken.</returns>
    public bool CreateSymbolicLink(string link, string target)
    {
        Touch(null);
        TellCalled(WdmRoutine.IoCreateSymbolicLink, null);
        ArgumentException.ThrowIfNullOrEmpty(link);
        ArgumentException.ThrowIfNullOrEmpty(target);
        lock (_namespaceLock)
        {
            var name = Canonical(link);
            return !_names.ContainsKey(name) && _links.TryAdd(name, Canonical(target));
        }
    }

    /// <summary>Removes a symbolic link (IoDeleteSymbolicLink).</summary>
    /// <param name="link">The link's name.</param>
    /// <returns>False when there is none.</returns>
    public bool DeleteSymbolicLink(string link)
    {
        Touch(null);
        TellCalled(WdmRoutine.IoDeleteSymbolicLink, null);
        lock (_namespaceLock)
        {
            return _links.Remove(Canonical(link));
        }
    }

    /// <summary>Finds an object by its name or a symbolic link to it. What follows the object's name is left for its driver.</summary>
    /// <param name="name">The name; case does not matter.</param>
    /// <param name="remainder">The rest of the name behind the object, beginning with a backslash, or empty.</param>
    /// <returns>The object, or null when the name leads nowhere.</returns>
    internal KernelObject? Find(string name, out string remainder)
    {
        Touch(null);
        lock (_namespaceLock)
        {
            // A backslash behind the object's name is a file name of its own: the root directory of a volume.
            var path = WithoutOldPrefix(name);
            for (var hops = 0; hops < 32; hops++)
            {
                var (prefix, found) = LongestPrefix(path);
                remainder = prefix is null ? string.Empty : path[prefix.Length..];
                if (found is not null)
                {
                    return found;
                }

                if (prefix is null)
                {
                    return null;
                }

                path = _links[prefix] + remainder;
            }

            remainder = string.Empty;
            return null;
        }
    }

    internal bool AddName(string name, KernelObject subject)
    {
        Touch(null);
        lock (_namespaceLock)
        {
            var path = Canonical(name);
            return !_links.ContainsKey(path) && _names.TryAdd(path, subject);
        }
    }

    internal void RemoveName(string name)
    {
        Touch(null);
        lock (_namespaceLock)
        {
            _names.Remove(Canonical(name));
        }
    }

    private static string Canonical(string name) => WithoutOldPrefix(name).TrimEnd('\\');

    // \DosDevices is an older name of \??.
    private static string WithoutOldPrefix(string name)
    {
        const string dos = @"\DosDevices\";
        return name.StartsWith(dos, StringComparison.OrdinalIgnoreCase) ? @"\??\" + name[dos.Length..] : name;
    }

    private (string? Prefix, KernelObject? Found) LongestPrefix(string path)
    {
        for (var prefix = path; prefix.Length > 0; prefix = prefix[..Math.Max(prefix.LastIndexOf('\\'), 0)])
        {
            if (_names.TryGetValue(prefix, out var found))
            {
                return (prefix, found);
            }

            if (_links.ContainsKey(prefix))
            {
                return (prefix, null);
            }
        }

        return (null, null);
    }
}
