import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** An Elasticsearch node with the settings that its arguments give (name=value), until it is stopped or its parent is gone. */
public class ElasticsearchNode {
    public static void main(String[] arguments) throws Exception {
        LogConfigurator.configureWithoutConfig(Settings.EMPTY);
        Settings.Builder settings = Settings.builder();
        for (String argument : arguments) {
            String[] words = argument.split("=", 2);
            settings.put(words[0], words[1]);
        }
        Environment environment = new Environment(settings.build(), null);
        Node node = new Node(environment, PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
            PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
            Map.of()));
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
