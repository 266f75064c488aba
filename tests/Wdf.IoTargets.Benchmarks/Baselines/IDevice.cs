namespace Wdf.IoTargets.Benchmarks;

/// <summary>The one-method interface that people put in front of a device to test without it. Public for the proxy generators.</summary>
public interface IDevice
{
    /// <summary>A device control.</summary>
    /// <param name="code">The code.</param>
    /// <param name="input">Input.</param>
    /// <param name="output">Output.</param>
    /// <returns>Bytes of output.</returns>
    int Control(uint code, byte[] input, byte[] output);
}
