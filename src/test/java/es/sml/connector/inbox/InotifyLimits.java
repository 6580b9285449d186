package es.sml.connector.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many mailboxes the kernel lets one user watch: some 120, unless root says otherwise. */
final class InotifyLimits {
  private static final Path SETTINGS = Path.of("/proc/sys/fs/inotify");

  private InotifyLimits() {}

  /**
   * Makes room for thousands where this process may; elsewhere Dovecot looks every now and then.
   */
  static void raise() throws IOException {
    raise("max_user_instances", 16_384);
    raise("max_user_watches", 262_144);
  }

  private static void raise(String setting, long least) throws IOException {
    Path file = SETTINGS.resolve(setting);
    if (Files.isWritable(file) && Long.parseLong(Files.readString(file).strip()) < least) {
      Files.writeString(file, Long.toString(least));
    }
  }
}
