// Keeps the files of the kind that was asked for, and puts them where they belong.
import java.nio.file.Files
import java.nio.file.Path

Path project = Path.of(request.outputDirectory, request.artifactId)
Path kinds = project.resolve('kinds')
String kind = request.properties.getProperty('kind')
String folder = request.properties.getProperty('package').replace('.', '/')

Files.list(kinds.resolve(kind)).withCloseable { files ->
  files.toList().each { file ->
    String source = file.fileName.toString().endsWith('Test.java') ? 'test' : 'main'
    Path target = project.resolve("src/${source}/java/${folder}")
    Files.createDirectories(target)
    Files.move(file, target.resolve(file.fileName))
  }
}
kinds.toFile().deleteDir()
Files.move(project.resolve('gitignore'), project.resolve('.gitignore'))
