namespace PortingTable;

/// <summary>What the sender of a request got. Two outcomes of a row must be equal.</summary>
/// <param name="Status">The final status.</param>
/// <param name="Information">The byte count.</param>
/// <param name="Bytes">The bytes that came back, as hexadecimal digits.</param>
/// <param name="Also">What else the row looks at.</param>
internal sealed record Outcome(NTSTATUS Status, ULONG_PTR Information = 0, string Bytes = "", string Also = "")
{
    /// <summary>What the lower device saw, one line for each request.</summary>
    public string Seen { get; init; } = "";

    /// <summary>An outcome with the bytes of a buffer.</summary>
    /// <param name="status">The final status.</param>
    /// <param name="information">The byte count.</param>
    /// <param name="buffer">The sender's buffer.</param>
    /// <param name="also">What else the row looks at.</param>
    /// <returns>The outcome.</returns>
    public static Outcome Of(NTSTATUS status, ULONG_PTR information, PVOID buffer, string also = "") =>
        new(status, information, Convert.ToHexString(buffer.Span), also);

    /// <summary>One line for a person.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        var bytes = Bytes.Length == 0 ? "" : $": {Bytes}";
        var also = Also.Length == 0 ? "" : $"; {Also}";
        return $"{Status.ToName()}, {Information} bytes{bytes}{also}";
    }
}
