namespace Wdf.IoTargets;

/// <summary>A string object (WDFSTRING): a private copy of a text.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/using-string-objects"/>
public sealed class WdfString : WdfObject
{
    private readonly UnicodeString _value;

    private WdfString(WdfDriver driver, string text)
        : base(driver.Kernel, KernelObjectKind.Text)
    {
        Driver = driver;
        _value = new UnicodeString(text);
    }

    internal override bool DisposesAtPassive => true;

    /// <summary>Makes a string object (WdfStringCreate). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="unicodeString">The text; null for an empty one.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="result">The string object.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL (verifier); the status of a bad attribute; STATUS_INVALID_PARAMETER for lengths that are odd,
    /// out of order, or without a buffer; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfstring/nf-wdfstring-wdfstringcreate"/>
    [Ddi("WdfStringCreate")]
    public static NtStatus Create(WdfDriver driver, in UnicodeString? unicodeString, in WdfObjectAttributes? attributes, out WdfString? result)
    {
        ArgumentNullException.ThrowIfNull(driver);
        result = null;
        driver.Kernel.EnterDdi(DdiName.WdfStringCreate, driver);
        if (!IrqlRule.Check(driver.Kernel, Irql.Passive, "WdfStringCreate"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        var status = AttributeRules.OptionalParent.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        var value = unicodeString ?? default;
        if (value.Length % 2 != 0 || value.MaximumLength % 2 != 0 || (value.MaximumLength > 0 && value.Buffer is null) || value.Length > value.MaximumLength)
        {
            return NtStatus.InvalidParameter;
        }

        if (!driver.Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var made = new WdfString(driver, value.ToString());
        status = made.Commit(attributes, driver);
        result = status.IsSuccess ? made : null;
        return status;
    }

    /// <summary>The text (WdfStringGetUnicodeString). Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="unicodeString">The text; left alone above PASSIVE_LEVEL (verifier).</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfstring/nf-wdfstring-wdfstringgetunicodestring"/>
    [Ddi("WdfStringGetUnicodeString")]
    public void GetUnicodeString(ref UnicodeString unicodeString)
    {
        Enter(DdiName.WdfStringGetUnicodeString);
        if (IrqlRule.Check(Kernel, Irql.Passive, "WdfStringCreate", DdiName.WdfStringGetUnicodeString))
        {
            unicodeString = _value;
        }
    }

    /// <inheritdoc/>
    public override string DescribeState() => _value.ToString();
}
