package es.sml.connector.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds the lock on a file until it is killed. */
public final class LockHolder {
  private LockHolder() {}

  /** Returns once it has the lock. */
  public static Process holding(Path lockFile) throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                lockFile.toString())
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("held");
    return holder;
  }

  public static void main(String[] lockFile) throws Exception {
    try (FileChannel channel =
        FileChannel.open(
            Path.of(lockFile[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      System.out.println("held");
      Thread.currentThread().join(); // for ever
    }
  }
}
