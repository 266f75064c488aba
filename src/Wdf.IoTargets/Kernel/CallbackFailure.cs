namespace Wdf.IoTargets;

/// <summary>An exception that came out of a driver callback or an actor other than the body.</summary>
/// <param name="Callback">What threw: the callback and the object that it was called for, or the actor.</param>
/// <param name="Exception">What was thrown.</param>
public sealed record CallbackFailure(string Callback, Exception Exception);
