using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Todos;

/// <summary>Keeps what there is to do.</summary>
[Service("todos")]
public sealed class TodosService(TodoStore store) : IConfigureService
{
    /// <inheritdoc/>
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton<TodoStore>();

    /// <summary>Adds a todo.</summary>
    /// <param name="request">What there is to do.</param>
    /// <returns>The new todo.</returns>
    [Post("/todos", Public = true)]
    public Todo Add(NewTodo request) => store.Add(request.Title);

    /// <summary>Lists the todos, the oldest first.</summary>
    /// <param name="done">Only those that are done, or only those that are not.</param>
    /// <returns>The todos.</returns>
    [Get("/todos", Public = true)]
    public IReadOnlyList<Todo> List(bool? done = null) =>
        [.. store.All().Where(todo => done is null || todo.Done == done)];

    /// <summary>Gets a todo.</summary>
    /// <param name="id">The todo's number.</param>
    /// <returns>The todo.</returns>
    [Get("/todos/{id}", Public = true)]
    public Todo Get(int id) => store.Find(id) ?? throw Problem.NotFound($"There is no todo {id}.");

    /// <summary>Says that a todo is done.</summary>
    /// <param name="id">The todo's number.</param>
    /// <returns>The todo.</returns>
    [Post("/todos/{id}/done", Public = true)]
    public Todo Complete(int id) => store.Complete(id) ?? throw Problem.NotFound($"There is no todo {id}.");
}

/// <summary>What there is to do.</summary>
/// <param name="Title">In a few words.</param>
public sealed record NewTodo([StringLength(200, MinimumLength = 1)] string Title);

/// <summary>Something to do.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What it is.</param>
/// <param name="Done">Whether it is done.</param>
public sealed record Todo(int Id, string Title, bool Done);
