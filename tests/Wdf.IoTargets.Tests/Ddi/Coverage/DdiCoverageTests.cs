using Wdf.IoTargets.Tests.Docs;

namespace Wdf.IoTargets.Tests.Ddi.Coverage;

public class DdiCoverageTests
{
    [Fact]
    public void Nothing_of_a_finished_layer_is_missing()
    {
        DdiCatalog.All.Where(FinishedLayers.Contain).Where(entry => !DdiCheck.IsPresent(entry))
            .Select(entry => entry.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void Each_finished_layer_has_names_in_the_lists()
    {
        FinishedLayers.All.Where(name => !DdiCatalog.All.Any(entry => name == entry.Layer || name == $"{entry.Layer}:{entry.Header}"))
            .Should().BeEmpty();
    }

    [Fact]
    public void Whatever_is_present_has_the_parameters_and_values_of_C()
    {
        // Of names out of scope the lists have no parameters.
        DdiCatalog.All.Where(entry => entry.Layer != DdiCatalog.OutOfScope)
            .Where(DdiCheck.IsPresent).Select(DdiCheck.Difference).Where(difference => difference is not null)
            .Should().BeEmpty();
    }

    [Fact]
    public void Each_function_of_the_exact_dialect_has_a_counterpart_in_the_object_dialect()
    {
        DdiCatalog.All.Where(entry => entry.IsCallable && DdiCheck.IsPresent(entry))
            .Select(entry => entry.Name)
            .Where(name => !ObjectDialect.Counterparts.Contains(name) && !ObjectDialect.WithoutCounterpart.ContainsKey(name))
            .Should().BeEmpty("a member of the object dialect has to carry [Ddi(\"name\")]");
    }

    [Fact]
    public void Each_name_that_the_object_dialect_claims_is_in_the_exact_dialect()
    {
        ObjectDialect.Counterparts
            .Where(group => !ExactDialect.Functions.Contains(group.Key) && !ExactDialect.Constants.Contains(group.Key)
                && !ExactDialect.Aliases.ContainsKey(group.Key))
            .Select(group => $"{group.Key} ({string.Join(", ", group)})")
            .Should().BeEmpty();
    }

    [Fact]
    public void No_exemption_is_out_of_date()
    {
        ObjectDialect.WithoutCounterpart.Keys
            .Where(name => !ExactDialect.Functions.Contains(name) || ObjectDialect.Counterparts.Contains(name))
            .Should().BeEmpty();
    }

    [Fact]
    public void The_props_bring_in_every_header_class_and_name_existing_types()
    {
        ExactDialect.StaticUsings.Should().BeEquivalentTo(ExactDialect.Headers.Select(type => type.FullName));
        ExactDialect.Aliases.Where(alias => alias.Value is null).Select(alias => alias.Key).Should().BeEmpty();
    }

    [Fact]
    public void The_coverage_document_is_up_to_date() => GeneratedDocument.Check("ddi-coverage.md", CoverageDocument.Render());
}
