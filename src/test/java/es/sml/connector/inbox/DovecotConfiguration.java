package es.sml.connector.inbox;

import java.nio.file.Path;

/** Writes the configuration of a {@link DovecotServer}, in the language of Dovecot 2.4. */
final class DovecotConfiguration {
  private DovecotConfiguration() {}

  static String text(
      Path directory, MailCertificate certificate, MailUser owner, int port, int tlsPort) {
    String common =
        """
        dovecot_config_version = 2.4.0
        dovecot_storage_version = 2.4.0
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/dovecot.log
        listen = 127.0.0.1
        protocols {
          imap = yes
        }
        ssl = yes
        ssl_server_cert_file = %2$s
        ssl_server_key_file = %3$s
        auth_mechanisms = plain login
        auth_allow_cleartext = yes
        passdb static {
          password = %4$s
        }
        userdb static {
          fields {
            uid = %5$d
            gid = %6$d
            home = %1$s/mail/%%{user}
          }
        }
        first_valid_uid = 1
        mail_driver = maildir
        mail_path = ~/Maildir
        mailbox_list_layout = maildir++
        namespace inbox {
          inbox = yes
          separator = /
        }
        # ps shows who does what, which DovecotServer counts by
        verbose_proctitle = yes
        mail_max_userip_connections = 0
        default_vsz_limit = unlimited
        default_client_limit = 20000
        service imap {
          process_limit = 16000
        }
        # Few processes with many connections each, which lie between client and mailbox where there is TLS.
        service imap-login {
          process_min_avail = 2
          process_limit = 4
          restart_request_count = unlimited
          inet_listener imap {
            port = %7$d
          }
          inet_listener imaps {
            port = %8$d
            ssl = yes
          }
        }
        """
            .formatted(
                directory,
                certificate.server(),
                certificate.key(),
                DovecotServer.PASSWORD,
                owner.uid(),
                owner.gid(),
                port,
                tlsPort);
    return owner.isRoots() ? common : common + withoutRoot(owner);
  }

  /** It changes neither its user nor its root directory. */
  private static String withoutRoot(MailUser owner) {
    return """
        default_login_user = %1$s
        default_internal_user = %1$s
        default_internal_group = %2$s
        service imap-login {
          chroot =
        }
        service anvil {
          chroot =
        }
        """
        .formatted(owner.name(), owner.group());
  }
}
