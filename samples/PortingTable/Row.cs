namespace PortingTable;

/// <summary>One row of the table: the same I/O, done the WDM way and the WDF way, against the same lower device.</summary>
internal abstract class Row
{
    /// <summary>What the row is about: the WDF method, and the WDM idiom that it replaces.</summary>
    public abstract string Title { get; }

    /// <summary>How the lower device passes the buffers of reads and writes.</summary>
    public virtual DeviceFlags LowerFlags => DeviceFlags.BufferedIo;

    /// <summary>Whether nothing can run any more at the end, both ways, and the report of that is what the row shows.</summary>
    public virtual bool EndsInDeadlock => false;

    /// <summary>Says how the lower device answers; the same for both ways.</summary>
    /// <param name="lower">The lower device.</param>
    public abstract void Script(ScriptedDriver lower);

    /// <summary>The WDM way.</summary>
    /// <param name="bench">A kernel with the lower device.</param>
    /// <returns>What the sender got.</returns>
    public abstract Outcome Wdm(Bench bench);

    /// <summary>The WDF way.</summary>
    /// <param name="bench">A kernel with the lower device.</param>
    /// <returns>What the sender got.</returns>
    public abstract Outcome Wdf(Bench bench);
}
