package ${package};

#if( $kind == "fetcher" )
import java.net.URI;
#end
import java.nio.file.Path;
#if( $kind == "fetcher" )
import java.util.Base64;
#elseif( $kind == "picker" )
import org.hotswarm.api.settings.TransferSettings;
#elseif( $kind == "choker" )
import org.hotswarm.api.settings.PeerSettings;
#end
import org.hotswarm.tck.container.Download;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built bundle comes into an engine in the middle of a download, and goes to work. */
class InContainerIT {
  @TempDir Path home;

  @Test
  void worksInADownloadThatRuns() throws Exception {
#if( $kind == "tracker" )
    try (Download download = Download.begin(home, "${artifactId}")) {
#else
    try (Download download = Download.begin(home)) {
#end
      download.drop(Path.of(System.getProperty("plugin.jar")));
#if( $kind == "picker" )
      download.set(TransferSettings.PICKER, "${artifactId}");
#elseif( $kind == "choker" )
      download.set(PeerSettings.CHOKER, "${artifactId}");
#elseif( $kind == "store" )
      download.useStore("${artifactId}");
#elseif( $kind == "fetcher" )
      String text = Base64.getEncoder().encodeToString(download.torrentFile());
      download.fetch(URI.create("data:;base64," + text));
#end
      download.awaitUsed("${kind}", "${artifactId}");
      download.finish();
    }
  }
}
