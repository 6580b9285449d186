package es.sml.connector.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's limit of watched mailboxes for one user: some 120, unless root raises it. */
final class InotifyLimits {
  private static final Path SETTINGS = Path.of("/proc/sys/fs/inotify");

  private InotifyLimits() {}

  /** Raises the limit to thousands if this process may; otherwise Dovecot polls. */
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
