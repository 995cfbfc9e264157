/** The map of keys, for the help and in its words. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

export const KEY_MAP: readonly KeyGroup[] = [
  {
    title: "在表格里",
    keys: [
      ["数字", "替换这一格；刚打开表时填入第一个空格"],
      ["Enter / Shift+Enter", "向下 / 向上；到列底转到下一列顶"],
      ["Tab / Shift+Tab", "向右 / 向左；连按 Tab 后按 Enter，回到起始列的下一行"],
      ["方向键", "移动；在格内编辑时移动光标，到边再移出"],
      ["Home / End", "本行第一格 / 最后一格"],
      ["Ctrl+Home / Ctrl+End", "整张表第一格 / 最后一格"],
      ["Ctrl+方向键", "跳到有数的一片的边上"],
      ["PageUp / PageDown", "上翻 / 下翻一屏"],
      ["单击", "选中这一格；再次单击、双击或 F2 在格内编辑，Esc 恢复原来的数"],
      ["Ctrl+Enter", "把刚输入的数填进选中的各格"],
      ["Backspace / Delete", "删最后一位 / 清空所选"],
      ["Shift+方向键、拖动", "选中一片，下方显示计数和求和"],
      ["Ctrl+A", "选中整张表"],
      ["右键、Shift+F10", "所选各格的菜单：复制、粘贴、填 0、清空"],
      ["Ctrl+C / Ctrl+X / Ctrl+V", "复制 / 剪切 / 粘贴，与 Excel、WPS 互通"],
      ["Ctrl+D / Ctrl+R", "向下 / 向右填充"],
    ],
  },
  {
    title: "在文字里",
    keys: [
      ["Ctrl+B", "所选文字加粗，再按取消"],
      ["Tab", "跳到下一处没填的 ××；没有了就离开"],
      ["Ctrl+H", "在全部文字里查找替换"],
    ],
  },
  {
    title: "在任何地方",
    keys: [
      ["Ctrl+Z / Ctrl+Y", "撤销 / 重做"],
      ["Alt+↓ / Alt+↑", "下一处 / 上一处问题"],
      ["Alt+PageDown / Alt+PageUp", "下一步 / 上一步"],
      ["Ctrl+S", "立即保存（本来就会自动保存）"],
      ["Ctrl+P", "打印报告"],
      ["?", "显示这张表（光标不在输入框里时）"],
    ],
  },
];
