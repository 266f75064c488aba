namespace Course.Runner;

/// <summary>
/// One exercise: a lesson (the test and what stands around the driver) whose driver code is written by a class of Exercises or of
/// Solutions. Its fields are what a C driver has in the context of its device. A new object is made for each run of the test.
/// </summary>
internal abstract class Exercise
{
    /// <summary>The number, from 1.</summary>
    public abstract int Number { get; }

    /// <summary>What it is about, in few words.</summary>
    public abstract string Title { get; }

    /// <summary>What the driver is meant to do.</summary>
    public abstract string Task { get; }

    /// <summary>A hint, for who has read the report of the failure.</summary>
    public abstract string Hint { get; }

    /// <summary>What the test fails with before the exercise is solved: the id of a rule, or <see cref="ExerciseRunner.Deadlock"/> and the like.</summary>
    public abstract string Finding { get; }

    /// <summary>How the test is run.</summary>
    public virtual TestMode Mode => TestMode.Once;

    /// <summary>Makes the world of the test: what is allocated here never fails.</summary>
    /// <param name="kernel">The kernel.</param>
    public abstract void SetUp(SimulatedKernel kernel);

    /// <summary>The test.</summary>
    /// <param name="kernel">The kernel.</param>
    public abstract void Test(SimulatedKernel kernel);

    /// <summary>Fails the test.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="otherwise">What to say when it does not.</param>
    protected static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new CheckFailedException(otherwise);
        }
    }
}
