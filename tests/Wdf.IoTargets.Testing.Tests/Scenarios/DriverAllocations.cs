namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>Creation that may fail.</summary>
internal static class DriverAllocations
{
    public static bool TryCreate(this WdfDriver driver, out WdfMemory memory) =>
        WdfMemory.Create(driver, null, PoolType.NonPagedPoolNx, 0, 16, out memory!, out _).IsSuccess;
}
