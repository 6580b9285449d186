package es.sml.connector.runtime;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds a drop folder until it is killed. */
final class FolderHolder {
  private FolderHolder() {}

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
