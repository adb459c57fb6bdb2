package org.hotswarm.itests.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** Reads one class file into {@link ClassFacts}. */
final class ClassReading extends ClassVisitor {

  private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final Names promised = new Names();
  private final List<Call> calls = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();
  private String name;
  private String superName;
  private boolean visible;

  private ClassReading() {
    super(Opcodes.ASM9);
  }

  static ClassFacts read(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Names used = new Names();
    reader.accept(new ClassRemapper(new ClassNode(), used), 0);
    ClassReading reading = new ClassReading();
    reader.accept(reading, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassFacts(
        reading.name,
        reading.superName,
        used.found,
        reading.promised.found,
        reading.calls,
        reading.variables);
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String superName, String[] types) {
    this.name = dotted(name);
    this.superName = superName == null ? "" : dotted(superName);
    visible = (access & VISIBLE) != 0;
    if (visible) {
      promised.mapSignature(signature, false);
      promised.mapTypes(types);
      promised.mapType(superName);
    }
  }

  @Override
  public void visitInnerClass(String inner, String outer, String simple, int access) {
    if (dotted(inner).equals(name)) {
      visible = (access & VISIBLE) != 0;
      if (!visible) {
        promised.found.clear();
      }
    }
  }

  @Override
  public FieldVisitor visitField(
      int access, String field, String descriptor, String signature, Object value) {
    int variable = access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC);
    if (variable == Opcodes.ACC_STATIC) {
      variables.add(field);
    }
    if (visible && (access & VISIBLE) != 0) {
      promised.mapDesc(descriptor);
      promised.mapSignature(signature, true);
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    if (visible && (access & VISIBLE) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0) {
      promised.mapMethodDesc(descriptor);
      promised.mapSignature(signature, false);
      promised.mapTypes(exceptions);
    }
    return new Calls();
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  /** Remaps nothing, and remembers every class it was asked about. */
  private static final class Names extends Remapper {

    private final Set<String> found = new LinkedHashSet<>();

    @Override
    public String map(String internalName) {
      found.add(dotted(internalName));
      return internalName;
    }

    @Override
    public String mapSignature(String signature, boolean typeSignature) {
      return signature == null ? null : super.mapSignature(signature, typeSignature);
    }

    @Override
    public String[] mapTypes(String[] internalNames) {
      return internalNames == null ? null : super.mapTypes(internalNames);
    }

    @Override
    public String mapType(String internalName) {
      return internalName == null ? null : super.mapType(internalName);
    }
  }

  /** Collects the calls of one method. */
  private final class Calls extends MethodVisitor {

    private String before = "";

    private Calls() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitInsn(int opcode) {
      before = opcode == Opcodes.ICONST_1 ? Call.TRUE : "";
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      before = "";
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String desc) {
      before = "";
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String method, String desc, boolean i) {
      Call call = new Call(dotted(owner), method, desc, before);
      calls.add(call);
      before = call.name();
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String desc, Handle maker, Object... args) {
      for (Object arg : args) {
        if (arg instanceof Handle to) {
          calls.add(new Call(dotted(to.getOwner()), to.getName(), to.getDesc(), ""));
        }
      }
      before = "";
    }
  }
}
