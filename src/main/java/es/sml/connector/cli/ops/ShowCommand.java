package es.sml.connector.cli.ops;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows one lead or dead letter. */
public abstract class ShowCommand<T> implements Runnable {
  @Mixin private OpsOptions options;

  @Option(names = "--unmasked", description = "Show the customer's data. The audit records it.")
  private boolean unmasked;

  private final Class<T> view;

  protected ShowCommand(Class<T> view) {
    this.view = view;
  }

  @Override
  public void run() {
    OpsClient ops = connect();
    options.print(
        unmasked ? ops.post(path() + "/unmask", view) : ops.get(path(), Map.of(), view),
        this::print);
  }

  protected OpsClient connect() {
    return options.connect();
  }

  /** Returns its path in the API. */
  protected abstract String path();

  protected abstract void print(T shown, PrintWriter out);
}
