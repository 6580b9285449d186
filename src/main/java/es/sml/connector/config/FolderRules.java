package es.sml.connector.config;

import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses a drop folder of two dealers, whose files would become leads of either. It also refuses
 * one in {@code processed/} or {@code failed/} of another, and one in the data directory. A CRM's
 * folder must be apart from both, so that no event is read as a lead. A link and the folder that it
 * leads to are the same.
 */
final class FolderRules {
  private FolderRules() {}

  /**
   * @param data the data directory; null if it is not known
   */
  static void check(ConfigurationFile file, Dealers dealers, Path data, List<Problem> problems) {
    Path realData = data == null ? null : real(data);
    Map<Path, String> owners = new HashMap<>();
    Map<Path, String> ownersOfRead = ownersOfRead(dealers);
    checkCrms(file, dealers, realData, problems);
    for (Map.Entry<String, DropFolder> each : dealers.dropFolders().entrySet()) {
      String key = "dealers." + each.getKey() + ".drop-folder.directory";
      Path folder = real(each.getValue().directory());
      String other = owners.putIfAbsent(folder, each.getKey());
      if (other != null) {
        problems.add(
            file.problem(
                key,
                LocalizedText.of(
                    "dealers.same-folder",
                    "is already the drop folder of {0}: choose another folder for one of them",
                    other)));
      }
      Path read = folder;
      while (read != null && !ownersOfRead.containsKey(read)) {
        read = read.getParent();
      }
      if (read != null) {
        problems.add(
            file.problem(
                key,
                LocalizedText.of(
                    "dealers.folder-of-read-files",
                    "is in {0}, where the drop folder of {1} puts its read files: choose another"
                        + " folder",
                    read,
                    ownersOfRead.get(read))));
      }
      if (realData != null && folder.startsWith(realData)) {
        problems.add(
            file.problem(
                key,
                LocalizedText.of(
                    "dealers.folder-in-data",
                    "is in the data directory {0}: choose a folder outside it",
                    realData)));
      }
    }
  }

  private static void checkCrms(
      ConfigurationFile file, Dealers dealers, Path realData, List<Problem> problems) {
    Map<String, Path> dropFolders = new LinkedHashMap<>();
    dealers.dropFolders().forEach((id, drop) -> dropFolders.put(id, real(drop.directory())));
    dealers
        .crmFolders()
        .forEach(
            (id, written) -> {
              String key = "dealers." + id + ".crm.folder";
              Path folder = real(written);
              dropFolders.forEach(
                  (owner, drop) -> {
                    if (overlap(folder, drop)) {
                      problems.add(
                          file.problem(
                              key,
                              LocalizedText.of(
                                  "dealers.crm-in-drop-folder",
                                  "is the drop folder of {0}, or one of them is in the other:"
                                      + " choose another folder, or events are read as leads",
                                  owner)));
                    }
                  });
              if (realData != null && overlap(folder, realData)) {
                problems.add(
                    file.problem(
                        key,
                        LocalizedText.of(
                            "dealers.crm-in-data",
                            "is the data directory {0}, or one of them is in the other: choose"
                                + " another folder, because the CRM must not reach that directory",
                            realData)));
              }
            });
  }

  private static boolean overlap(Path one, Path other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  private static Map<Path, String> ownersOfRead(Dealers dealers) {
    Map<Path, String> owners = new HashMap<>();
    dealers
        .dropFolders()
        .forEach(
            (id, folder) -> {
              owners.put(real(folder.processed()), id);
              owners.put(real(folder.failed()), id);
            });
    return owners;
  }

  // The end of the path may not exist yet: the connector creates the folder.
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = absolute;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
    } catch (IOException e) {
      return absolute;
    }
  }
}
