import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** An OpenSearch node with the settings that its arguments give (name=value), until it is stopped or its parent is gone. */
public class OpenSearchNode extends Node {
    private OpenSearchNode(Environment environment, PluginInfo transport) {
        super(environment, List.of(transport), true);
    }

    public static void main(String[] arguments) throws Exception {
        Settings.Builder settings = Settings.builder();
        for (String argument : arguments) {
            String[] words = argument.split("=", 2);
            settings.put(words[0], words[1]);
        }
        PluginInfo transport = new PluginInfo(
            "transport-netty4", "The transport that is on the class path", "none", Version.CURRENT, "21",
            Netty4ModulePlugin.class.getName(), List.of(), false);
        Node node = new OpenSearchNode(
            InternalSettingsPreparer.prepareEnvironment(settings.build(), Map.of(), null, () -> "node"), transport);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        node.start();
        if (Boolean.getBoolean("follow")) {
            System.in.transferTo(System.out); // ends when the parent does, however it ended
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    private static void close(Node node) {
        try {
            node.close();
        } catch (Exception problem) {
            problem.printStackTrace();
        }
    }
}
