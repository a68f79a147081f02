using Microsoft.EntityFrameworkCore;
using MyApp.Todos;
using Tutti;

namespace MyApp.Reports;

[Service("reports")]
public sealed class ReportsService;

public sealed class Todos(IDbContextFactory<TodosContext> contexts)
{
    public object Contexts => contexts;
}

public sealed class Notes(NotesContext notes)
{
    public object Context => notes;
}

public sealed class NoteReports([ReadOnly] IDbContextFactory<NotesContext> notes)
{
    public object Contexts => notes;
}

public sealed class Others([ReadOnly] IDbContextFactory<OwnContext> contexts)
{
    public object Contexts => contexts;
}

public sealed class OwnContext(DbContextOptions<OwnContext> options) : DbContext(options);
