// What the editor itself says, in the language of the page.
const CHINESE: Record<string, string> = {
  Find: "查找",
  Replace: "替换为",
  next: "下一处",
  previous: "上一处",
  all: "全选",
  "match case": "区分大小写",
  "by word": "整词",
  regexp: "正则",
  replace: "替换",
  "replace all": "全部替换",
  close: "关闭",
  "current match": "当前匹配",
  "replaced match on line $": "已替换第 $ 行的匹配",
  "replaced $ matches": "已替换 $ 处",
  "on line": "在第几行",
  "Go to line": "转到行",
  go: "转到",
  Completions: "可选项",
  Diagnostics: "错误",
  "No diagnostics": "没有错误",
  "Control character": "控制字符",
  "Selection deleted": "已删除所选内容",
};

export function phrases(): Record<string, string> {
  return document.documentElement.lang.startsWith("zh") ? CHINESE : {};
}
