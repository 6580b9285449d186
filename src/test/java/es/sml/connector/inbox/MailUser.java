package es.sml.connector.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * The system user who owns all mailboxes: this process's user, or the user nobody if this process
 * is root, because Dovecot refuses root.
 *
 * @param name of this process's user
 * @param group of this process's user
 * @param uid of the mailboxes' owner
 * @param gid of the mailboxes' owner
 */
record MailUser(String name, String group, int uid, int gid) {
  private static final int NOBODY = 65_534;

  /** Reads the owner of the directory, which is this process. */
  static MailUser of(Path own) throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(own, PosixFileAttributes.class);
    int uid = (Integer) Files.getAttribute(own, "unix:uid");
    int gid = (Integer) Files.getAttribute(own, "unix:gid");
    return new MailUser(
        attributes.owner().getName(),
        attributes.group().getName(),
        uid == 0 ? NOBODY : uid,
        uid == 0 ? NOBODY : gid);
  }

  boolean isRoots() {
    return uid == NOBODY;
  }

  void own(Path path) throws IOException {
    if (isRoots()) {
      Files.setAttribute(path, "unix:uid", uid);
      Files.setAttribute(path, "unix:gid", gid);
    }
  }

  /** Creates the missing ones for the mailboxes' owner. */
  void createDirectories(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      createDirectories(path.getParent());
      Files.createDirectory(path);
      own(path);
    }
  }
}
