package es.sml.connector.cli.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The class archive that the launcher names, and how a JVM of its own writes it. */
final class ClassArchive {
  private static final String UNFINISHED = ".new";
  private static final Duration LONGEST_WRITING = Duration.ofHours(1);

  private final Path file;
  private final List<String> jvmOptions;

  /**
   * @param jvmOptions of this JVM
   */
  ClassArchive(Path file, List<String> jvmOptions) {
    this.file = file;
    this.jvmOptions = jvmOptions;
  }

  Path file() {
    return file;
  }

  /** Writes it from the classes and then puts it in place at once. Its folder may be missing. */
  void write(List<String> classes, String classPath) throws IOException, InterruptedException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    deleteInterrupted(folder);
    Path list = Files.createTempFile(folder, file.getFileName().toString(), UNFINISHED);
    Path unfinished = list.resolveSibling(list.getFileName() + UNFINISHED);
    try {
      Files.write(list, classes);
      run(command(list, unfinished, classPath));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(list);
    }
  }

  // Both JVMs need the same collector and the same form of objects, or the archive stays unused.
  private List<String> command(Path list, Path unfinished, String classPath) {
    List<String> command = new ArrayList<>();
    if (File.separatorChar == '/') {
      command.addAll(List.of("nice", "-n", "19"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    jvmOptions.stream().filter(option -> option.matches("-XX:[+-]Use.*")).forEach(command::add);
    command.addAll(List.of("-Xms8m", "-Xmx48m", "-XX:TieredStopAtLevel=1", "-Xshare:dump"));
    command.add("-XX:SharedClassListFile=" + list);
    command.add("-XX:SharedArchiveFile=" + unfinished);
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = awaitEnd(process);
    if (status != 0) {
      throw new IOException("java -Xshare:dump ended with status " + status);
    }
  }

  // The process ends with this one. A JVM that dumps does not end by SIGTERM.
  private static int awaitEnd(Process process) throws InterruptedException {
    Thread kill = new Thread(process::destroyForcibly, "class-archive-end");
    try {
      Runtime.getRuntime().addShutdownHook(kill);
      int status = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(kill);
      return status;
    } catch (IllegalStateException e) {
      process.destroyForcibly();
      throw (InterruptedException) new InterruptedException("the connector stops").initCause(e);
    }
  }

  // A kill of the connector leaves them. Another connector may be writing newer ones.
  private void deleteInterrupted(Path folder) throws IOException {
    Instant old = Instant.now().minus(LONGEST_WRITING);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file.getFileName() + "*" + UNFINISHED)) {
      for (Path left : files) {
        if (Files.getLastModifiedTime(left).toInstant().isBefore(old)) {
          Files.deleteIfExists(left);
        }
      }
    }
  }
}
