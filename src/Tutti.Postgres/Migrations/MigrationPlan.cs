namespace Tutti.Migrations;

/// <summary>What has to be done so that a database has what the app expects, and what stands in the way.</summary>
internal sealed class MigrationPlan
{
    private MigrationPlan(IReadOnlyList<MigrationStatus> all) => All = all;

    /// <summary>All migrations that either of both has, ordered by number.</summary>
    public IReadOnlyList<MigrationStatus> All { get; }

    /// <summary>Those that are to be applied.</summary>
    public IReadOnlyList<MigrationText> Pending =>
        [.. All.Where(one => one.State is MigrationState.Pending).Select(one => one.Text!)];

    /// <summary>Those that the database has from a later version of the app.</summary>
    public IReadOnlyList<MigrationStatus> Unknown => [.. All.Where(one => one.State is MigrationState.Unknown)];

    public static MigrationPlan Of(IReadOnlyList<MigrationText> known, IReadOnlyList<AppliedMigration> applied)
    {
        var byNumber = applied.ToDictionary(one => one.Number);
        var highestKnown = known.Count == 0 ? long.MinValue : known.Max(one => one.Number);
        var highestApplied = applied.Count == 0 ? long.MinValue : applied.Max(one => one.Number);
        var ofApp =
            from text in known
            let before = byNumber.GetValueOrDefault(text.Number)
            let state = before switch
            {
                null => text.Number < highestApplied ? MigrationState.Late : MigrationState.Pending,
                _ => before.Checksum == text.Checksum ? MigrationState.Applied : MigrationState.Changed,
            }
            select new MigrationStatus(text.Number, text.Name, state, text, before);
        var numbers = known.Select(one => one.Number).ToHashSet();
        var ofDatabase =
            from one in applied
            where !numbers.Contains(one.Number)
            let state = one.Number < highestKnown ? MigrationState.Missing : MigrationState.Unknown
            select new MigrationStatus(one.Number, one.Name, state, null, one);
        return new MigrationPlan([.. ofApp.Concat(ofDatabase).OrderBy(one => one.Number)]);
    }

    /// <summary>What stands in the way, each with the remedy.</summary>
    /// <param name="database">The database's name.</param>
    /// <param name="isLocal">Whether the database is a developer's own, which can be made anew.</param>
    public IReadOnlyList<string> Problems(string database, bool isLocal) =>
        [.. All.Select(one => Describe(one, database, isLocal)).OfType<string>()];

    /// <summary>Refuses what does not go together.</summary>
    /// <exception cref="MigrationException">Something stands in the way.</exception>
    public void Check(string database, bool isLocal)
    {
        if (Problems(database, isLocal) is { Count: > 0 } problems)
        {
            throw new MigrationException(string.Join(Environment.NewLine, problems));
        }
    }

    private static string? Describe(MigrationStatus one, string database, bool isLocal)
    {
        var title = $"{one.Number}_{one.Name}";
        var anew = isLocal
            ? $", or make the database anew, without its data: tutti db reset {database}"
            : ", and write what is to change as a new migration";
        return one.State switch
        {
            MigrationState.Changed =>
                $"The migration {one.Text!.File} was changed after it was applied to the database '{database}'. Restore the file{anew}.",
            MigrationState.Missing =>
                $"The migration {title}, which was applied to the database '{database}', is missing from the app. Restore its file{anew}.",
            MigrationState.Late =>
                $"The migration {one.Text!.File} was not applied to the database '{database}', but later ones were. "
                    + "Renumber it, so that it comes after them.",
            MigrationState.Unknown when isLocal =>
                $"The migration {title}, which was applied to the database '{database}', is missing from the app. Restore its file{anew}.",
            _ => null,
        };
    }
}
