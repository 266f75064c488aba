namespace Wdf.IoTargets.Tests.Pictures;

/// <summary>The environment belongs to the whole process, so these run when nothing else does.</summary>
[Collection(nameof(DefaultDirectoryTests))]
[CollectionDefinition(nameof(DefaultDirectoryTests), DisableParallelization = true)]
public sealed class DefaultDirectoryTests : IDisposable
{
    private const string Variable = "WDF_PICTURES";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    [Fact]
    public void Beside_the_program_without_the_variable()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        new SimulatedKernelOptions().PictureDirectory.Should().Be(Path.Combine(AppContext.BaseDirectory, "TestResults"));
    }

    [Fact]
    public void Where_the_variable_says()
    {
        Environment.SetEnvironmentVariable(Variable, "some/where");
        new SimulatedKernelOptions().PictureDirectory.Should().Be("some/where");
    }

    [Fact]
    public void Nowhere_when_it_is_off()
    {
        Environment.SetEnvironmentVariable(Variable, "off");
        new SimulatedKernelOptions().PictureDirectory.Should().BeNull();
    }

    [Fact]
    public void An_option_comes_first()
    {
        Environment.SetEnvironmentVariable(Variable, "some/where");
        var options = new SimulatedKernelOptions { PictureDirectory = null };
        (options with { Seed = 2 }).PictureDirectory.Should().BeNull();
    }
}
