namespace MyApp.Shared;

public readonly record struct Money(decimal Amount);
